package live

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"
)

// patience is how long an answer may still take when the program is to stop.
const patience = 3 * time.Second

// Serve answers requests until the context is done, and then stops in order:
// answers that have begun are ended, and pages that listen are let go.
func (s *Site) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if err := server.Shutdown(last); errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	} else if err != nil {
		return err
	}
	return nil
}
