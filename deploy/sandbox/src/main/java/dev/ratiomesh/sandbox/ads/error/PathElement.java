package dev.ratiomesh.sandbox.ads.error;

import org.jspecify.annotations.Nullable;

/** Names one step to a field of a request, in Google's spelling: snake case, with an index in a repeated field. */
record PathElement(String fieldName, @Nullable Integer index) {}
