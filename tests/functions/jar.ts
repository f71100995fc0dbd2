/** Cookies of one browser, as src/server/cookies.ts sees them, with the options they were set with. */
import type { CookieJar } from '../../src/server/cookies.ts'

export function aJar() {
  const cookies = new Map<string, string>()
  const options = new Map<string, object>()
  const jar: CookieJar = {
    get: (name) => {
      const value = cookies.get(name)
      return value === undefined ? undefined : { value }
    },
    set: (name, value, given) => {
      cookies.set(name, value)
      options.set(name, given)
    },
    delete: (name) => void cookies.delete(name),
  }
  return { jar, cookies, options }
}
