"""Models behind an endpoint that speaks the chat protocol of OpenAI: Ollama, vLLM, llama.cpp …"""
