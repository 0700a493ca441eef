// What the pages gain when scripts run: sorting, filtering, searching, copying.
// Everything here is created by the script, so that without it nothing stands
// in a page that does not work. Classic script: what it needs beside the page are
// other scripts, fetched when they are wanted.

import { start as startSorting } from './sort.js'
import { start as startFilters } from './filter.js'
import { start as startSearch } from './search.js'
import { start as startLoading } from './lazy.js'
import { start as startScrolling } from './scroll.js'
import { start as startMaps } from './map.js'
import { start as startCopying } from './copy.js'
import { whenReady } from './dom.js'

function start() {
  for (const each of [startSorting, startFilters, startSearch, startLoading, startScrolling, startMaps, startCopying]) {
    each(document)
  }
}

whenReady(start)
