/** Why a file of ATT&CK data cannot be used; meant for people. The message names the file. */
export class AttackFileError extends Error {
  constructor(file: string, problem: string) {
    super(`the ATT&CK data ${file}: ${problem}`);
  }
}
