let loading: Promise<Document> | null = null;

/** The page beside, which holds what this one leaves out of its lists; fetched once. */
export function furtherPage(): Promise<Document> {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Document> {
  const answer = await fetch('rows.html');
  if (!answer.ok) throw new Error(`rows.html: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
