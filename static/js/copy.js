// A button that copies words made to be printed elsewhere.

import { element, liveRegion } from './dom.js'

export function start(root) {
  for (const words of root.querySelectorAll('[data-copy]')) {
    const button = element('button', { type: 'button', class: 'ccg-copy' }, words.dataset.copy)
    const said = liveRegion('ccg-note')
    button.addEventListener('click', async () => {
      said.textContent = (await copied(words)) ? 'Copied.' : 'Selected. Copy it with Ctrl and C, or Cmd and C.'
    })
    words.after(button, said)
  }
}

// copied puts the text of an element on the clipboard. Where the browser does
// not let it, it selects the text and returns false.
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words.innerText)
    return true
  } catch {
    getSelection().selectAllChildren(words)
    return false
  }
}
