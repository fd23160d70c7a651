package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a command is not carried out.
 *
 * @param field at fault, null when it is none
 * @param detail in words, without anything secret
 */
public record Fault(ChannelRejectionCode code, @Nullable String field, String detail) {}
