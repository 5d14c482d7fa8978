/** Owns the page's way to the bench's folder: files come and go over the bench's own server. */

const FOLDER = '/bench-files/'

/** Throws where the file is not there. */
export async function readFile(name: string): Promise<Blob> {
  const response = await fetch(FOLDER + name)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response.blob()
}

export async function writeFile(name: string, content: Blob): Promise<void> {
  const response = await fetch(FOLDER + name, { method: 'PUT', body: content })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
}
