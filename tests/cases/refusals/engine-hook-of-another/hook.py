"""Another hook."""


def on_env(env, **kwargs):
    return env
