// The index of an edition's pages: a script that sets window.ccgratingsSearch.
// It is fetched once, when somebody turns to the box, since a page opened from
// a disk can load scripts and nothing else.

import { element } from './dom.js'
import { prepare } from './searchmatch.js'

// load promises the prepared index at an address.
export function load(address) {
  return new Promise((done, failed) => {
    const script = element('script', { src: address })
    script.addEventListener('load', () => done(prepare(window.ccgratingsSearch)))
    script.addEventListener('error', failed)
    document.head.append(script)
  })
}
