package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// mapKeys walks the map by keys and by a finger and says what went wrong.
const mapKeys = `(async () => {
	const map = document.querySelector('[data-map]')
	const links = [...map.querySelectorAll('svg a')]
	const line = () => map.querySelector('.ccg-map__line').textContent
	const wrong = []
	const stops = () => links.filter((link) => link.tabIndex === 0).length
	const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
	const middle = (link) => { const b = link.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2] }
	if (stops() !== 1) wrong.push(stops() + ' tab stops, want 1')
	links[0].focus()
	for (const [key, side, sign] of [['ArrowDown', 1, 1], ['ArrowDown', 1, 1], ['ArrowRight', 0, 1], ['ArrowUp', 1, -1], ['ArrowLeft', 0, -1]]) {
		const before = document.activeElement
		press(key)
		const after = document.activeElement
		if ((middle(after)[side] - middle(before)[side]) * sign <= 0) wrong.push(key + ' does not lead that way')
		if (line() !== after.querySelector('title').textContent) wrong.push('the line says ' + line())
		if (stops() !== 1) wrong.push(stops() + ' tab stops after ' + key)
	}
	press('End')
	if (document.activeElement !== links.at(-1)) wrong.push('End does not lead to the last')
	const tap = new PointerEvent('click', { pointerType: 'touch', bubbles: true, cancelable: true, detail: 1 })
	links[5].dispatchEvent(tap)
	if (!tap.defaultPrevented) wrong.push('a tap leaves the page')
	if (map.querySelector('.ccg-map__line a')?.getAttribute('href') !== links[5].getAttribute('href')) wrong.push('the line does not lead where the tile does')
	return wrong.join('; ')
})()`

// A map is one stop of the tab key, arrow keys move in it, and a finger, which
// is wider than a tile, chooses first.
func TestMapByKeysAndFingers(t *testing.T) {
	browser := newBrowser(t)
	site := servedSite(t)
	tb := newTab(t, browser, site)
	if err := chromedp.Do(tb, chromedp.EmulateViewport(320, 900), chromedp.Navigate(site+"/2019/groups/mental-health.html")); err != nil {
		t.Fatal(err)
	}
	wrong, err := chromedp.Run(tb, chromedp.Evaluate[string](mapKeys, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	if wrong != "" {
		t.Error(wrong)
	}
	for _, problem := range tb.took() {
		t.Error(problem)
	}
}
