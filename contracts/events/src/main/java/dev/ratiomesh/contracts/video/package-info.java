/** What was observed of a video in public. */
@NullMarked
package dev.ratiomesh.contracts.video;

import org.jspecify.annotations.NullMarked;
