package dev.ratiomesh.sandbox.uploads.session;

/** Holds the two requests that an upload session accepts: bytes to store, and the query for the stored offset. */
final class SessionRequests {
    private SessionRequests() {}
}
