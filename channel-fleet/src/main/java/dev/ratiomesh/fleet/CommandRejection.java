package dev.ratiomesh.fleet;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * The reason for which a command is rejected: published as {@code ChannelCommandRejected}, or shown over HTTP as a problem
 * (RFC 9457).
 *
 * @param field the field at fault, null when none is
 * @param detail a sentence for people, without secrets
 */
public record CommandRejection(ChannelRejectionCode code, @Nullable String field, String detail) {}
