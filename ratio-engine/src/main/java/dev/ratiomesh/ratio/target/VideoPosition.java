package dev.ratiomesh.ratio.target;

import org.jspecify.annotations.Nullable;

/**
 * The views, the goal and the age at which a video is compared.
 *
 * @param ageDays null when unknown
 */
record VideoPosition(long views, long viewGoal, @Nullable Double ageDays) {}
