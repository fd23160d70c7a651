package dev.ratiomesh.sandbox.control;

import dev.ratiomesh.sandbox.comments.CommentSwitches;
import dev.ratiomesh.sandbox.comments.PostedReport;
import dev.ratiomesh.sandbox.comments.Viewers;
import dev.ratiomesh.sandbox.studio.Belongings;

/** What control sees and changes of comments. */
public record CommentInsides(Viewers viewers, CommentSwitches switches, PostedReport posted, Belongings belongings) {}
