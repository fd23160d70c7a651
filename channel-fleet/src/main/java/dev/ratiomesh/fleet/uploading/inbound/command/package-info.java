/** Handles the commands about uploads and videos that arrive on {@code channel.commands}. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound.command;

import org.jspecify.annotations.NullMarked;
