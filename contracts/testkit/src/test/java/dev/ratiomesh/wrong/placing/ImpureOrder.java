package dev.ratiomesh.wrong.placing;

import io.smallrye.mutiny.Uni;

/** Breaks: a feature root is pure. */
class ImpureOrder {

    Uni<Void> place() {
        return Uni.createFrom().voidItem();
    }
}
