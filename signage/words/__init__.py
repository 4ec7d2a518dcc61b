"""Every sentence for people, in Chinese and English. Tables only; what fills them comes from the caller."""
