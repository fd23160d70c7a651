package dev.ratiomesh.campaign.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, null on the last
 */
public record ResultPage<T>(List<T> items, @Nullable String next) {}
