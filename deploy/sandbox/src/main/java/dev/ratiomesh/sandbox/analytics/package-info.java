/**
 * Emulates the YouTube Analytics API v2 and the YouTube Reporting API v1: numbers that a channel's owner gets about its
 * own videos, some days late. They follow from the world's videos, so that the same query has the same answer for ever.
 */
@NullMarked
package dev.ratiomesh.sandbox.analytics;

import org.jspecify.annotations.NullMarked;
