package recipe

import (
	"fmt"
	"io"
	"runtime"
	"testing"
	"testing/fstest"
)

// endless is a file of a header and then one block of rows again and again, of
// any size: nothing of it is kept.
type endless struct {
	header, block string
	size          int64
}

func (e endless) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at >= e.size {
			return n, io.EOF
		}
		text, from := e.header, at
		if at >= int64(len(e.header)) {
			text, from = e.block, (at-int64(len(e.header)))%int64(len(e.block))
		}
		some := copy(p[n:min(len(p), n+int(e.size-at))], text[from:])
		n, at = n+some, at+int64(some)
	}
	return n, nil
}

// manyRows is a file of about a size and the recipe for it, as far as it can be
// pinned.
func manyRows(t testing.TB, size int64) (*Recipe, Source) {
	t.Helper()
	e := endless{header: "CCG,Hot,All\nEngland,30,70\n"}
	for i := range 1000 {
		e.block += fmt.Sprintf("01%c,%d,%d\n", "ABDE"[i%4], i%7, 7+i%5)
	}
	e.size = int64(len(e.header)) + size/int64(len(e.block))*int64(len(e.block))
	text := head("tea.csv", "") + plainTable + plainOutput
	r, problems := Read(fstest.MapFS{"tea.toml": {Data: []byte(text)}}, "tea.toml", register())
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	r.Files[0].SHA256 = ""
	return r, Source{Name: "tea.csv", Size: e.size, ReaderAt: e}
}

// watched is a file during whose reading the heap is looked at now and then.
type watched struct {
	io.ReaderAt
	reads int
	most  uint64
}

func (w *watched) ReadAt(p []byte, at int64) (int, error) {
	if w.reads++; w.reads%64 == 0 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		w.most = max(w.most, m.HeapAlloc)
	}
	return w.ReaderAt.ReadAt(p, at)
}

// Memory does not grow with the file: 32 MB of rows pass through less than 8.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 32 MB")
	}
	r, source := manyRows(t, 32<<20)
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	w := &watched{ReaderAt: source.ReaderAt}
	source.ReaderAt = w
	result, problems := r.Run([]Source{source}, register(), definitions())
	if problems.Errors() > 0 {
		t.Fatal(list(problems))
	}
	balanced(t, result)
	if grown := int64(w.most) - int64(before.HeapAlloc); grown > 8<<20 {
		t.Errorf("the heap grew by %d MB", grown>>20)
	}
	if read := result.Reckonings[0].Ledgers[0].Read; read < 3_000_000 {
		t.Errorf("only %d rows were read", read)
	}
}

func BenchmarkRun(b *testing.B) {
	r, source := manyRows(b, 4<<20)
	b.SetBytes(source.Size)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := r.Run([]Source{source}, register(), definitions()); problems.Errors() > 0 {
			b.Fatal(list(problems))
		}
	}
}
