"""What a translation engine needs that works on somebody else's server: DeepL's."""
