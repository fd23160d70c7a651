package dev.ratiomesh.fleet;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * A command is not carried out, and this says why: on the topic in {@code ChannelCommandRejected}, over HTTP in a problem.
 *
 * @param field at fault, null when it is none
 * @param detail for people, without anything secret
 */
public record CommandRejection(ChannelRejectionCode code, @Nullable String field, String detail) {}
