package dev.ratiomesh.sandbox.comments;

import java.util.Optional;
import java.util.function.Function;

/**
 * What comments need to know of the rest.
 *
 * @param channelOf the channel of a video everybody may see, if there is such a video
 * @param nameOf how a channel signs
 */
public record CommentContext(Function<String, Optional<String>> channelOf, Function<String, String> nameOf) {}
