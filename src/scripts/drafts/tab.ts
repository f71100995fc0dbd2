/** What one tab of the browser knows: who it is, which draft is its own, which drafts other tabs hold, shared or not. */

/** Also works on plain http addresses, where browsers keep randomUUID and locks to themselves. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

/** Until the tab is closed; where the browser keeps nothing, until the page is. */
const session = openSession()

function openSession(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    sessionStorage.setItem('gop-y', '')
    return sessionStorage
  } catch {
    const memory = new Map<string, string>()
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => memory.set(name, value),
      removeItem: (name) => memory.delete(name),
    }
  }
}

const nameOf = (name: string) => `gop-y.${name}`

export function recall(name: string): string | undefined {
  return session.getItem(nameOf(name)) ?? undefined
}

export function remember(name: string, value: string): void {
  session.setItem(nameOf(name), value)
}

export function forget(name: string): void {
  session.removeItem(nameOf(name))
}

/**
 * Holds a draft for this page, so that other tabs see that it is being written here. Where browsers have no locks every
 * draft can be held: the writer named in the draft still keeps pages from overwriting each other.
 * @param steal takes it from the tab that has it
 * @param lost called when another tab takes it from here
 * @returns how to let go, or undefined when another tab has it
 */
export function hold(id: string, steal: boolean, lost: () => void): Promise<(() => void) | undefined> {
  const { locks } = navigator
  if (!locks) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    let held = false
    locks
      .request(nameOf(id), steal ? { steal } : { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        held = true
        return new Promise<void>((release) => resolve(release))
      })
      .catch(() => (held ? lost() : resolve(undefined)))
  })
}

/** Whether some tab holds it now. */
export async function isHeld(id: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {}
  return held.some(({ name }) => name === nameOf(id))
}

/** This page of this tab, as the writer of a draft. */
const tab = recall('tab') ?? newId()
remember('tab', tab)
export const me = `${tab}/${newId()}`

/** Reached by pressing something, not by going back, forward or loading anew: what it was made of is the newest. */
export const isNew = navigationType() === 'navigate'

export function navigationType(): string {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming ? navigation.type : ''
}

const sharedName = 'may-dung-chung'
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('gop-y') : undefined
const listeners: (() => void)[] = []
let letGo: (() => void) | undefined

function hearShared(): void {
  remember(sharedName, '1')
  for (const hear of listeners) hear()
}

channel?.addEventListener('message', ({ data }) => {
  if (data === sharedName) hearShared()
})

export function isShared(): boolean {
  return recall(sharedName) !== undefined
}

/** Calls back when this tab or another is told that the machine is shared. */
export function onShared(hear: () => void): void {
  listeners.push(hear)
}

/** From here on nothing is kept, in this tab until it is closed and in the others that are open. */
export async function share(): Promise<void> {
  hearShared()
  channel?.postMessage(sharedName)
  letGo ??= await hold(sharedName, true, () => {})
}

export function unshare(): void {
  forget(sharedName)
  letGo?.()
  letGo = undefined
}

/** Whether this tab, or another that is open, was told that the machine is shared. */
export async function findShared(): Promise<boolean> {
  if (isShared()) letGo ??= await hold(sharedName, false, () => {})
  else if (await isHeld(sharedName)) remember(sharedName, '1')
  return isShared()
}
