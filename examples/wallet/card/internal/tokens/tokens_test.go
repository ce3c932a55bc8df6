package tokens

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type fake struct {
	DynamoDB
	err  error
	puts []map[string]types.AttributeValue
}

func (f *fake) PutItem(_ context.Context, in *dynamodb.PutItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.PutItemOutput, error) {
	f.puts = append(f.puts, in.Item)
	return &dynamodb.PutItemOutput{}, f.err
}

func TestTheNumberIsNotStored(t *testing.T) {
	f := &fake{}
	token, err := (&Vault{DB: f, Table: "wallet-cards"}).Token(context.Background(), Card{"4242424242424242", "12/29"})
	if err != nil || !strings.HasPrefix(token, "tok_") {
		t.Fatalf("%q, %v", token, err)
	}
	for name, value := range f.puts[0] {
		if text := value.(*types.AttributeValueMemberS).Value; strings.Contains(text, "42424242") {
			t.Errorf("%s holds the number: %s", name, text)
		}
	}
}

func TestInvalidCards(t *testing.T) {
	for _, card := range []Card{
		{"4242424242424243", "12/29"}, // check digit
		{"4242", "12/29"},
		{"4242 4242 4242 4242", "12/29"},
		{"4242424242424242", "13/29"},
		{"", ""},
	} {
		f := &fake{}
		if _, err := (&Vault{DB: f}).Token(context.Background(), card); !errors.Is(err, ErrInvalid) || len(f.puts) != 0 {
			t.Errorf("%+v: %v, stored %d", card, err, len(f.puts))
		}
	}
}

func TestSameCardSameToken(t *testing.T) {
	v := &Vault{DB: &fake{}}
	a, _ := v.Token(context.Background(), Card{"4242424242424242", "12/29"})
	b, _ := v.Token(context.Background(), Card{"4242424242424242", "12/29"})
	c, _ := v.Token(context.Background(), Card{"5555555555554444", "12/29"})
	if a != b || a == c {
		t.Error(a, b, c)
	}
}
