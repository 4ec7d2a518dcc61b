"""An independent judge of what is on an X screen: it reads the framebuffer of Xvfb and knows nothing about signage."""
