package dev.ratiomesh.sandbox.wire;

import java.util.Optional;

/** Takes the body of one request as it arrives, so that no body is ever held whole. */
public interface BodyReceiver {

    /**
     * Takes some bytes; the array is the caller's again afterwards.
     *
     * @return false when the connection must be cut now
     */
    boolean take(byte[] bytes, int length);

    /** Ends the body, which is whole: returns the answer, or empty when the connection must be cut instead. */
    Optional<HttpAnswer> end();

    /** Reports that the connection ended before the body did. Nothing follows. */
    void abort();

    /** Ignores a body and answers at its end. */
    static BodyReceiver answering(HttpAnswer answer) {
        return new BodyReceiver() {
            @Override
            public boolean take(byte[] bytes, int length) {
                return true;
            }

            @Override
            public Optional<HttpAnswer> end() {
                return Optional.of(answer);
            }

            @Override
            public void abort() {
                // nothing was kept
            }
        };
    }
}
