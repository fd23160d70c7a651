package dev.ratiomesh.sandbox.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an uploaded video says of itself. */
public record VideoSnippet(
        String title, String description, List<String> tags, String categoryId, @Nullable String defaultLanguage) {}
