package dev.ratiomesh.sandbox.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the descriptive metadata of an uploaded video. */
public record VideoSnippet(
        String title, String description, List<String> tags, String categoryId, @Nullable String defaultLanguage) {}
