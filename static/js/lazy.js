// <body data-charts="address">: the chart library is large, and the drawn
// charts are already there, so it is loaded only once a chart with a
// description is on the screen, or the address names what to show in one, and
// the browser has nothing better to do.

import { element } from './dom.js'

export function start(root) {
  const address = root.body.dataset.charts
  const figures = root.querySelectorAll('figure[data-chart]')
  if (!address || figures.length === 0) {
    return
  }
  let loading = false
  const load = () => {
    if (!loading) {
      loading = true
      root.head.append(element('script', { src: address }))
    }
  }
  const seen = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      seen.disconnect()
      whenIdle(load)
    }
  })
  if (window.location.hash.startsWith('#ccg=')) {
    seen.observe(root.body)
  }
  figures.forEach((figure) => seen.observe(figure))
  // Who goes by keyboard must not pass a chart before its controls are there.
  root.addEventListener('keydown', ({ key }) => key === 'Tab' && load())
}

// whenIdle runs an action once the page has loaded and the browser is idle.
function whenIdle(action) {
  const wait = () => (window.requestIdleCallback ? requestIdleCallback(action, { timeout: 2000 }) : setTimeout(action, 200))
  if (document.readyState === 'complete') {
    wait()
  } else {
    window.addEventListener('load', wait, { once: true })
  }
}
