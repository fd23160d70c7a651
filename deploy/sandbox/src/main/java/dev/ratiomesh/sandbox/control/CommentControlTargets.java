package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.comments.CommentSwitches;
import dev.ratiomesh.sandbox.comments.PostedReport;
import dev.ratiomesh.sandbox.comments.ViewerComments;
import dev.ratiomesh.sandbox.studio.VideoOwnership;

/** Gives the control API access to comments. */
public record CommentControlTargets(
        ViewerComments viewers, CommentSwitches switches, PostedReport posted, VideoOwnership ownership) {}
