"""What a careful editor would say of articles, clinics and lists before anybody prints them.

`checks` walks the files; each subject has a file of its own. What reading, understanding and the press
already warn of is taken from them as it is: nothing is judged twice.
"""
