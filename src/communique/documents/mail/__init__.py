"""Mail: messages, mailboxes, attachments, what a message quotes or forwards."""
