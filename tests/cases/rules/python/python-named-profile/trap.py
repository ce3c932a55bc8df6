from shop.users import Session

session = Session(profile_name="admin")
