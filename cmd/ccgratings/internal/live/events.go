package live

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// news is what an open page is told: which site there is, and the banner that
// belongs at its top. Both fields are text for live.js.
type news struct {
	Site   string `json:"site"`
	Banner string `json:"banner"`
}

// events tells an open page how the site is, at once and after every change,
// as server-sent events (HTML Living Standard, section 9.2).
func (s *Site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	answer := http.NewResponseController(w)
	if r.Method == http.MethodHead {
		return
	}
	fmt.Fprint(w, "retry: 1000\n\n") // milliseconds until a page asks again, if this program was started anew
	for {
		now := s.now.Load()
		text, err := json.Marshal(news{now.digest, now.banner()})
		if err != nil {
			return // texts can always be written
		}
		fmt.Fprintf(w, "data: %s\n\n", text)
		if answer.Flush() != nil {
			return // the page was closed
		}
		select {
		case <-now.replaced:
		case <-r.Context().Done():
			return
		}
	}
}
