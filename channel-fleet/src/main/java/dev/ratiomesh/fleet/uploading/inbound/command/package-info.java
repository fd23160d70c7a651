/** Upload commands read from {@code channel.commands}. */
@NullMarked
package dev.ratiomesh.fleet.uploading.inbound.command;

import org.jspecify.annotations.NullMarked;
