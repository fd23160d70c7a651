package dev.ratiomesh.campaign.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of what follows, null at the end
 */
public record ResultPage<T>(List<T> items, @Nullable String next) {}
