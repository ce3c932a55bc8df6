from dotenv import load_dotenv

# A developer's file, which need not be there.
load_dotenv()
