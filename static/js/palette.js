// The colours of a chart on a dark page. The page says which colour stands in
// the place of which, so that there is one table of them.

export function darkPage() {
  return window.matchMedia('(prefers-color-scheme: dark)')
}

// inShade gives a description of a chart, which is in the colours for a white
// page, those of the page as it is shown; shade gives any other.
export function inShade(description) {
  const shade = (colour) => (darkPage().matches && description.dark[colour]) || colour
  return { ...description, option: recoloured(description.option, shade), shade }
}

function recoloured(part, shade) {
  if (typeof part === 'string') {
    return part.startsWith('#') ? shade(part) : part
  }
  if (Array.isArray(part)) {
    return part.map((each) => recoloured(each, shade))
  }
  if (part === null || typeof part !== 'object') {
    return part
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === 'data' ? value : recoloured(value, shade)]))
}
