// <div class="ccg-search" data-index="address" data-root="address"> round a
// link to the list of all CCGs: a box that finds CCGs, patient groups and
// indicators. data-index is the script with the index, data-root what the
// addresses in it begin at. A page has one box: the large one, if it has one.

import { load } from './searchindex.js'
import { search } from './searchmatch.js'
import { SearchBox } from './searchbox.js'

export function start(root) {
  const place = root.querySelector('.ccg-search--large') ?? root.querySelector('.ccg-search')
  if (place) {
    add(place)
  }
}

function add(place) {
  const list = place.querySelector('a').href
  let items = []
  let state = ''
  const box = new SearchBox(place, {
    find: (typed) => ({ ...search(items, typed), state }),
    open: (entry) => { window.location.href = place.dataset.root + entry.href },
    list,
  })
  box.input.addEventListener('focus', () => {
    if (state === '') {
      state = 'loading'
      load(place.dataset.index).then(
        (loaded) => { items = loaded; state = 'ready'; box.offer() },
        () => { state = 'failed'; box.offer() },
      )
    }
  })
}
