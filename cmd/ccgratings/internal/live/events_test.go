package live

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// listen opens the stream of a site and returns a function that waits for
// what it says next.
func listen(t *testing.T, url string) func() news {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	t.Cleanup(stop)
	request, err := http.NewRequestWithContext(ctx, "GET", url+eventsPath, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	lines := bufio.NewScanner(answer.Body)
	return func() news {
		t.Helper()
		for lines.Scan() {
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var n news
				if err := json.Unmarshal([]byte(text), &n); err != nil {
					t.Fatal(err)
				}
				return n
			}
		}
		t.Fatalf("the stream ended: %v", lines.Err())
		return news{}
	}
}

func TestEvents(t *testing.T) {
	s := made()
	server := httptest.NewServer(s)
	defer server.Close()
	defer server.CloseClientConnections()
	next := listen(t, server.URL)

	first := next()
	if first.Banner != "" || !strings.Contains(ask(s, "GET", "/").Body.String(), `data-site="`+first.Site+`"`) {
		t.Errorf("a page is told of another site than its own: %v", first)
	}
	s.Fail([]string{"a:1:1: wrong"})
	if n := next(); n.Site != first.Site || !strings.Contains(n.Banner, "<li>a:1:1: wrong</li>") {
		t.Errorf("after a failure: %v", n)
	}
	s.Show(s.now.Load().files, nil)
	if n := next(); n != first {
		t.Errorf("mended: %v, want %v", n, first)
	}
	s.Show(map[string][]byte{"index.html": []byte("x")}, nil)
	if n := next(); n.Site == first.Site {
		t.Errorf("after a change: %v", n)
	}
}

// Pages that listen do not keep the program from ending.
func TestServeEnds(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- made().Serve(ctx, listener) }()
	listen(t, "http://"+listener.Addr().String())()
	began := time.Now()
	stop()
	select {
	case err := <-ended:
		if err != nil || time.Since(began) > patience {
			t.Errorf("%v, after %v", err, time.Since(began))
		}
	case <-time.After(30 * time.Second):
		t.Fatal("it is still there")
	}
}

// Two sites have the same digest only if they have the same files.
func TestDigest(t *testing.T) {
	seen := map[string]bool{}
	for _, files := range []map[string][]byte{
		{}, {"a": nil}, {"b": nil}, {"a": []byte("b")}, {"ab": nil}, {"a": nil, "b": nil}, {"a": []byte("b"), "b": nil}, {"a": nil, "b": []byte("b")},
	} {
		d := digestOf(files)
		if seen[d] || d != digestOf(files) {
			t.Errorf("%v: digest %s", files, d)
		}
		seen[d] = true
	}
}
