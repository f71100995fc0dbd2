/**
 * Splits an SQL script at its top-level semicolons, so that a migration is recorded statement by
 * statement as the hosted CLI records it. Comments and blank edges are kept out of the comparison's
 * way only where they stand alone between statements.
 */

/** Alternatives, longest construct first: comments, quoted texts, dollar-quoted bodies, BEGIN ATOMIC aside. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|\w+|;|[\s\S]/g

export function splitStatements(script: string): string[] {
  const statements: string[] = []
  let current = ''
  let atomic = 0
  let previous = ''
  for (const [token] of script.matchAll(TOKEN)) {
    const word = token.toLowerCase()
    if (word === 'atomic' && previous === 'begin') atomic = 1
    else if (atomic > 0 && word === 'case') atomic += 1
    else if (atomic > 0 && word === 'end') atomic -= 1
    if (token === ';' && atomic === 0) {
      statements.push(current.trim())
      current = ''
    } else {
      current += token
    }
    if (/\S/.test(token) && !token.startsWith('--')) previous = word
  }
  statements.push(current.trim())
  return statements.filter(
    (statement) => statement.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() !== '',
  )
}
