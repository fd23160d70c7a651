package dev.ratiomesh.sandbox.uploads.session;

/** Something that goes wrong with an upload. */
public sealed interface UploadFault {
    /** The trouble as {@code GET /sandbox/faults} lists it; it stays when the record is renamed. */
    String text();

    /** The connection is cut when so many bytes of a request have arrived, 0 or more. */
    record Cut(long after) implements UploadFault {
        @Override
        public String text() {
            return "Cut[after=" + after + "]";
        }
    }

    /** The file arrived and the video is made, but the connection is cut instead of saying so. */
    record LostAnswer() implements UploadFault {
        @Override
        public String text() {
            return "LostAnswer[]";
        }
    }

    /** A 308 leaves out how much is stored. */
    record HiddenRange() implements UploadFault {
        @Override
        public String text() {
            return "HiddenRange[]";
        }
    }

    /**
     * A request to a session is refused and nothing of it stored.
     *
     * @param retryAfter seconds the answer asks to wait; 0: it asks nothing
     */
    record SessionRefused(int status, int retryAfter) implements UploadFault {
        @Override
        public String text() {
            return "Refused[status=" + status + ", retryAfter=" + retryAfter + "]";
        }
    }

    /** The video is made, but processing it fails. */
    record ProcessingFailed(String reason) implements UploadFault {
        @Override
        public String text() {
            return "Failed[reason=" + reason + "]";
        }
    }
}
