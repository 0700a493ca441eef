// A box with a list of what was found: the combobox with a list box popup of
// the ARIA Authoring Practices, with manual selection. The focus stays in the
// box; aria-activedescendant names the option that the arrow keys are at.

import { element, newID } from './dom.js'

const mostOffered = 8

// The least height for results that is worth having, in pixels: three options.
const leastRoom = 180

export class SearchBox {
  // place is the element to build in. find(typed) gives the hits, whether the
  // first alone can be meant (sure), whether they are only spelt alike (similar)
  // and the state of the index; open(entry) follows one; list is the address of
  // the list of all.
  constructor(place, { find, open, list }) {
    Object.assign(this, { find, open, list, hits: [], sure: false, current: -1 })
    this.build(place)
    this.input.addEventListener('input', () => this.offer())
    this.input.addEventListener('keydown', (event) => this.onKey(event))
    this.box.addEventListener('focusout', (event) => {
      if (!this.box.contains(event.relatedTarget)) {
        this.close()
      }
    })
    // Pressing the mouse must not take the focus from the box before the click.
    this.popup.addEventListener('mousedown', (event) => event.preventDefault())
    this.options.addEventListener('click', (event) => {
      const option = event.target.closest('[role=option]')
      if (option) {
        this.follow(Array.prototype.indexOf.call(this.options.children, option))
      }
    })
    window.visualViewport?.addEventListener('resize', () => this.fit())
  }

  build(place) {
    const id = newID()
    this.options = element('ul', { class: 'ccg-search__options', id: id + '-options', role: 'listbox', 'aria-label': 'Results' })
    this.message = element('p', { class: 'ccg-search__message' })
    this.popup = element('div', { class: 'ccg-search__popup' }, this.message, this.options)
    this.popup.hidden = true
    this.input = element('input', {
      class: 'ccg-control__input ccg-search__input', id, type: 'text', role: 'combobox', autocomplete: 'off',
      autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go',
      'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': id + '-options',
    })
    this.status = element('p', { class: 'nhsuk-u-visually-hidden', role: 'status' })
    this.box = element('div', { class: 'ccg-search__box' },
      element('label', { class: 'ccg-search__label', for: id }, place.dataset.label ?? 'Search'),
      this.input, this.popup, this.status)
    if (place.dataset.hint) {
      this.input.setAttribute('aria-describedby', id + '-hint')
      this.box.firstChild.after(element('p', { class: 'ccg-search__hint', id: id + '-hint' }, place.dataset.hint))
    }
    place.setAttribute('role', 'search')
    place.querySelector('a').replaceWith(this.box)
  }

  // offer shows what fits what is typed, and says how much that is.
  offer() {
    const typed = this.input.value
    if (typed.trim() === '') {
      this.status.textContent = ''
      this.close()
      return
    }
    const { hits, sure, similar, state } = this.find(typed)
    this.hits = hits.slice(0, mostOffered)
    this.sure = sure
    this.options.replaceChildren(...this.hits.map((hit, i) => this.option(hit, i)))
    this.say(summary(hits.length, similar, state))
    this.show(true)
  }

  option({ entry, because }, i) {
    const about = [entry.kind, because].filter(Boolean).join(' · ')
    return element('li', { class: 'ccg-search__option', role: 'option', id: `${this.options.id}-${i}`, 'aria-selected': 'false' },
      element('span', { class: 'ccg-search__name' }, entry.name), ' ',
      element('span', { class: 'ccg-search__about' }, about))
  }

  // say announces a summary, and shows it where the options do not say it all.
  say({ text, list, shown }) {
    this.status.textContent = text + (list ?? '')
    this.message.hidden = !shown
    this.message.replaceChildren(text)
    if (list) {
      this.message.append(element('a', { href: this.list }, list), '.')
    }
  }

  show(open) {
    this.current = -1
    this.popup.hidden = !open
    this.options.hidden = this.hits.length === 0
    this.input.setAttribute('aria-expanded', String(open && this.hits.length > 0))
    this.input.removeAttribute('aria-activedescendant')
    this.fit()
  }

  close() {
    this.hits = []
    this.show(false)
  }

  // fit keeps the results within the window, whatever the zoom and the keyboard
  // on the screen leave of it; if that is little, the page makes room.
  fit() {
    if (this.popup.hidden) {
      return
    }
    const room = () => (window.visualViewport?.height ?? window.innerHeight) - this.input.getBoundingClientRect().bottom - 8
    for (const part of [this.box, this.input]) {
      if (room() < leastRoom) {
        window.scrollBy(0, part.getBoundingClientRect().top - 8)
      }
    }
    this.popup.style.maxHeight = `${Math.max(room(), leastRoom / 2)}px`
  }

  onKey(event) {
    const act = {
      ArrowDown: () => this.move(1, event.altKey),
      ArrowUp: () => (event.altKey ? this.close() : this.move(-1)),
      Enter: () => this.enter(),
      Escape: () => this.escape(),
    }[event.key]
    if (act) {
      event.preventDefault()
      act()
    } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(event.key)) {
      this.choose(-1) // these move in the text
    }
  }

  move(by, onlyOpen = false) {
    if (this.popup.hidden) {
      this.offer()
    }
    const n = this.hits.length
    if (n > 0 && !onlyOpen) {
      this.choose(this.current < 0 && by < 0 ? n - 1 : (this.current + by + n) % n)
    }
  }

  // choose marks an option, or none with -1.
  choose(i) {
    this.current = i
    Array.from(this.options.children).forEach((option, j) => option.setAttribute('aria-selected', String(j === i)))
    const option = this.options.children[i]
    if (option) {
      this.input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else {
      this.input.removeAttribute('aria-activedescendant')
    }
  }

  // enter follows the option chosen. Where none is, it follows the first only if
  // no other can be meant, and otherwise offers it.
  enter() {
    if (this.popup.hidden) {
      this.offer()
    }
    if (this.current >= 0 || this.sure) {
      this.follow(Math.max(this.current, 0))
    } else if (this.hits.length > 0) {
      this.choose(0)
    }
  }

  escape() {
    if (this.popup.hidden) {
      this.input.value = ''
      this.status.textContent = ''
    }
    this.close()
  }

  follow(i) {
    if (this.hits[i]) {
      this.open(this.hits[i].entry)
    }
  }
}

// summary is what to say of a search, the link to the list that may end it, and
// whether to show it or only to announce it.
function summary(found, similar, state) {
  if (state !== 'ready') {
    return state === 'failed'
      ? { text: 'The search did not load. Try the ', list: 'list of all CCGs', shown: true }
      : { text: 'Loading the search', shown: true }
  }
  if (found === 0) {
    return { text: 'Nothing found. CCGs are often named after counties or parts of a city: look in the ', list: 'list of all CCGs', shown: true }
  }
  const what = similar ? `Did you mean ${found === 1 ? 'this' : `one of these ${found}`}?` : found === 1 ? '1 result' : `${found} results`
  if (found > mostOffered) {
    return { text: `${what}${similar ? '' : '.'} The first ${mostOffered} are shown: type more to see fewer.`, shown: true }
  }
  return { text: what, shown: similar }
}
