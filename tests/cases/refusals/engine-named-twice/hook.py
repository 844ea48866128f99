from guichet.events import Events

on_env = Events().on_env
