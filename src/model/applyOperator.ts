/** The result of one of the operators that query languages share: `+`, `-`, `*`, `/`, `%`. */
export function applyOperator(operator: string | undefined, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return left % right;
  }
}
