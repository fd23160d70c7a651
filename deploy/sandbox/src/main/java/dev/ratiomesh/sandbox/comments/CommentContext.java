package dev.ratiomesh.sandbox.comments;

import java.util.Optional;
import java.util.function.Function;

/**
 * Gives comments access to channels and their names.
 *
 * @param channelOf finds the channel of a publicly visible video
 * @param nameOf returns the name under which a channel comments
 */
public record CommentContext(Function<String, Optional<String>> channelOf, Function<String, String> nameOf) {}
