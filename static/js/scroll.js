// A box that may scroll sideways can be reached by keyboard. While everything
// in it is seen there is nothing to do there, so it is no stop then.

export function start(root) {
  const boxes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target.closest('.ccg-scroll')
      if (box.scrollWidth > box.clientWidth) {
        box.setAttribute('tabindex', '0')
      } else {
        box.removeAttribute('tabindex')
      }
    }
  })
  for (const box of root.querySelectorAll('.ccg-scroll[tabindex]')) {
    boxes.observe(box)
    boxes.observe(box.firstElementChild)
  }
}
