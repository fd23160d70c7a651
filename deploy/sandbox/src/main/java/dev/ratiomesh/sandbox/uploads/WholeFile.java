package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Intake;
import java.util.Optional;

/** A request whose body is the file. One that breaks leaves nothing behind. */
final class WholeFile implements Intake {
    private final String contentType;
    private final Landing landing;
    private final Traffic.Count count;
    private final Received received = new Received();

    WholeFile(String contentType, Traffic.Count count, Landing landing) {
        this.contentType = contentType;
        this.count = count;
        this.landing = landing;
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        return take(bytes, 0, length);
    }

    boolean take(byte[] bytes, int from, int length) {
        count.add(length);
        received.take(bytes, from, length);
        return true;
    }

    @Override
    public Optional<Answer> end() {
        return Optional.of(landing.land(received.whole(contentType), received.head()));
    }

    @Override
    public void broken() {
        // nothing was made of it
    }
}
