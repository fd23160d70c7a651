package dev.ratiomesh.sandbox.uploads.session;

import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question how far a session is; one that names the size of what is stored already ends the upload. */
record SessionQuery(SessionProgress progress, @Nullable Long total) implements BodyReceiver {

    @Override
    public boolean take(byte[] bytes, int length) {
        return true;
    }

    @Override
    public Optional<HttpAnswer> end() {
        return progress.session().stored() > 0 && progress.whole(total)
                ? progress.finish()
                : Optional.of(progress.answer());
    }

    @Override
    public void broken() {
        // nothing was brought
    }
}
