/**
 * The YouTube Analytics API v2 and the YouTube Reporting API v1: what a channel's owner learns of its own videos, some days
 * late. The numbers follow from the world's videos, so that the same question has the same answer for ever.
 */
@NullMarked
package dev.ratiomesh.sandbox.analytics;

import org.jspecify.annotations.NullMarked;
